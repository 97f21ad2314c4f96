"""Writes a stock Rasa project that asks a referral's questions: what a team gets from `rasa init` and the manual.

DIET and TED with their default settings, a form with a slot a question, its own action server on rasa-sdk, and Rasa's
SQL tracker store on SQLite. It is the other side of the side-by-side benchmark.

    .venv/assistant/bin/python -m benchmarks.stock_rasa.project FOLDER [--bare]

It knows what our assistant knows of talk (`OURS`): the same intents with `EXAMPLES` of each one's examples, the same
responses and the same rules for questions back, so that both sides could hold the same dialogue. (With all of our
examples DIET trains for an hour and more.) `--bare` leaves that out: four intents of a handful of examples, which is
less than any service could run with.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Dict, List, Tuple

import yaml

OURS = Path(__file__).resolve().parents[2]

QUESTIONS: Tuple[Tuple[str, str, Tuple[str, ...]], ...] = (
    ("condition", "What makes work hard for you?", ("My back. It hurts when I lift.", "stress", "a bad knee")),
    ("employment", "Do you have a job?", ("I have a job and I am off work", "I work for myself", "I have no job")),
    ("job", "What is your job?", ("I pick orders in a warehouse, lifting, night shifts", "I am a nurse", "driver")),
    ("absence", "When did you last work?", ("about 3 weeks ago", "since March", "last Monday")),
    ("fit_note", "When does your fit note end?", ("14 March", "on Friday", "I have no fit note")),
    ("age", "How old are you?", ("45", "I am 31", "fifty two")),
    ("size", "About how many people work there?", ("not sure", "fifty", "just four of us")),
    ("worse", "Does your work make your health worse?", ("I am not sure", "yes it does", "no, it helps")),
    ("service", "Which service would you like?", ("Moor Lane Work Advice", "the second one", "either")),
    ("contact_mode", "How should we meet: by phone, video or in person?", ("by phone", "video", "in person")),
    ("contact", "What is your name and number?", ("Sam Carter 07700 900456", "Jo Bell, 07700 900457", "Alex")),
    ("share", "May we share this with the service?", ("yes", "ok yes", "no thanks")),
    ("time", "Monday at 9, or Tuesday at 2?", ("the first one", "Tuesday", "neither")),
    ("check", "Shall we book it? 1 yes, 2 change something.", ("1", "book it", "2")),
)

EXAMPLES = 20
"""How many examples stock Rasa gets of each of our intents, spread over them all. Fewer make it no slower."""

OPENING = "I want to go back to my job"
DIGRESSION = "is this private?"
CLOSING = "Thank you. You are booked."

CONFIG = """\
recipe: default.v1
assistant_id: stock-referral
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    constrain_similarities: true
  - name: EntitySynonymMapper
  - name: ResponseSelector
    epochs: 100
    constrain_similarities: true
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
  - name: UnexpecTEDIntentPolicy
    max_history: 5
    epochs: 100
  - name: TEDPolicy
    max_history: 5
    epochs: 100
    constrain_similarities: true
"""

ACTIONS = '''\
"""Takes every answer as it is given."""

from typing import Any, Dict, Text

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction


def _take(slot: Text) -> Any:
    def validate(
        self: Any, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]
    ) -> Dict[Text, Any]:
        return {slot: str(value).strip() or None}

    return validate


class ValidateReferralForm(FormValidationAction):
    def name(self) -> Text:
        return "validate_referral_form"


for _slot in SLOTS:
    setattr(ValidateReferralForm, f"validate_{_slot}", _take(_slot))
'''


def dialogue() -> List[str]:
    """What a patient says in one referral, to either side: the opening, an answer a question, one question back."""
    said = [OPENING] + [answers[0] for _, _, answers in QUESTIONS]
    said.insert(4, DIGRESSION)
    return said


def write(folder: Path, action_port: int = 5056, bare: bool = False) -> None:
    """Write the project into `folder`; its action server is to listen on `action_port`."""
    files: Dict[str, str] = {
        "config.yml": CONFIG,
        "domain.yml": _domain() if bare else _ours_in(_domain()),
        "data/nlu.yml": _nlu() if bare else _with_our_examples(),
        "data/rules.yml": _rules() if bare else _with_our_rules(),
        "data/stories.yml": _stories(),
        "endpoints.yml": f"action_endpoint:\n  url: http://127.0.0.1:{action_port}/webhook\n"
        "tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: rasa.db\n",
        "credentials.yml": "rest:\n",
        "actions/__init__.py": "",
        "actions/actions.py": ACTIONS.replace(
            "class Validate", f"SLOTS = {[name for name, _, _ in QUESTIONS]!r}\n\n\nclass Validate", 1
        ),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _domain() -> str:
    slots = "".join(
        f"  {name}:\n    type: text\n    influence_conversation: false\n    mappings:\n      - type: from_text\n"
        f"        conditions:\n          - active_loop: referral_form\n            requested_slot: {name}\n"
        for name, _, _ in QUESTIONS
    )
    asks = "".join(f'  utter_ask_{name}:\n    - text: "{question}"\n' for name, question, _ in QUESTIONS)
    required = ", ".join(name for name, _, _ in QUESTIONS)
    return (
        'version: "3.1"\nintents: [inform, start, ask_private, greet]\n'
        f"slots:\n{slots}forms:\n  referral_form:\n    ignored_intents: [ask_private]\n"
        f"    required_slots: [{required}]\n"
        "actions: [validate_referral_form]\nresponses:\n"
        f"{asks}  utter_done:\n    - text: {CLOSING}\n"
        "  utter_private:\n    - text: Only the service sees this.\n  utter_greet:\n    - text: Hello.\n"
        "session_config:\n  session_expiration_time: 60\n  carry_over_slots_to_new_session: true\n"
    )


def _our(name: str) -> Any:
    return yaml.safe_load((OURS / name).read_text(encoding="utf-8"))


def _questions_back() -> List[Dict[str, Any]]:
    """Our rules that answer a question back with a response; those that need our own actions are left out."""
    rules: List[Dict[str, Any]] = _our("data/stories/rules.yml")["rules"]
    return [rule for rule in rules if str(rule["steps"][-1].get("action", "")).startswith("utter_")]


def _ours_in(domain: str) -> str:
    """The domain with our intents and responses; the form steps aside for the questions back, as ours does."""
    made, ours = yaml.safe_load(domain), _our("domain.yml")
    known = [intent if isinstance(intent, str) else next(iter(intent)) for intent in ours["intents"]]
    made["intents"] = list(dict.fromkeys([*made["intents"], *known]))
    made["responses"] = {**ours["responses"], **made["responses"]}
    made["forms"]["referral_form"]["ignored_intents"] = [rule["steps"][0]["intent"] for rule in _questions_back()]
    return str(yaml.safe_dump(made, sort_keys=False, allow_unicode=True))


def _with_our_examples() -> str:
    made = yaml.safe_load(_nlu())["nlu"]
    for path in sorted((OURS / "data" / "nlu").glob("*.yml")):
        for each in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            # The opening has to start the form; among our answers it would be told as another intent as well.
            lines = [line for line in each["examples"].splitlines() if line.strip().lower() != f"- {OPENING}".lower()]
            spread = lines[:: max(1, len(lines) // EXAMPLES)][:EXAMPLES]
            made.append({**each, "examples": "\n".join(spread) + "\n"})
    return str(yaml.safe_dump({"version": "3.1", "nlu": made}, sort_keys=False, allow_unicode=True))


def _with_our_rules() -> str:
    made = [rule for rule in yaml.safe_load(_rules())["rules"] if rule["rule"] != "Is it private"]
    return str(yaml.safe_dump({"version": "3.1", "rules": [*made, *_questions_back()]}, sort_keys=False))


def _nlu() -> str:
    examples = {
        "start": (OPENING, "refer me please", "can you help me with work", "I want to start"),
        "ask_private": (DIGRESSION, "who sees this", "is it confidential", "will you tell my boss"),
        "greet": ("hello", "hi", "good morning"),
        "inform": tuple(answer for _, _, answers in QUESTIONS for answer in answers),
    }
    listed = "".join(
        f"  - intent: {intent}\n    examples: |\n" + "".join(f"      - {text}\n" for text in texts)
        for intent, texts in examples.items()
    )
    return f'version: "3.1"\nnlu:\n{listed}'


def _rules() -> str:
    return """\
version: "3.1"
rules:
  - rule: Start the form
    steps:
      - intent: start
      - action: referral_form
      - active_loop: referral_form
  - rule: Submit the form
    condition:
      - active_loop: referral_form
    steps:
      - action: referral_form
      - active_loop: null
      - slot_was_set:
          - requested_slot: null
      - action: utter_done
  - rule: Is it private
    steps:
      - intent: ask_private
      - action: utter_private
"""


def _stories() -> str:
    return """\
version: "3.1"
stories:
  - story: Greeting and referral
    steps:
      - intent: greet
      - action: utter_greet
      - intent: start
      - action: referral_form
      - active_loop: referral_form
"""


def main() -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bare", action="store_true", help="without our intents, responses and questions back")
    chosen = parser.parse_args()
    write(chosen.folder, bare=chosen.bare)
    return 0


if __name__ == "__main__":
    sys.exit(main())
