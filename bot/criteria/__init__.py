"""The rule language: read, evaluate, explain, choose questions, draw, check and replay.

A service's criteria are data (one YAML file a service). This room turns a file into a `Service`, a `Service` and
a person's facts into a `Decision`, and a `Decision` into words. It does no I/O: text and dates go in, values come
out. Logic is Kleene's three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, §64): what is not
known is never taken as "no".
"""

from bot.criteria.choosing import birthday_bound, recheck_on, saved, useful
from bot.criteria.evaluating import evaluate, evaluate_all, meets
from bot.criteria.explaining import because, clause_by_clause, explain, needs_person, told
from bot.criteria.problems import Problem, ServiceError
from bot.criteria.reading import Directory, read_directory, read_service, read_yaml
from bot.criteria.service import Decision, Reason, Service

__all__ = [
    "Decision",
    "Directory",
    "Problem",
    "Reason",
    "Service",
    "ServiceError",
    "because",
    "birthday_bound",
    "clause_by_clause",
    "evaluate",
    "evaluate_all",
    "explain",
    "meets",
    "needs_person",
    "read_directory",
    "read_service",
    "read_yaml",
    "recheck_on",
    "saved",
    "told",
    "useful",
]
