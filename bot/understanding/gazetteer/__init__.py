"""Lists of words that patients use for conditions, jobs, people and services, and the one way of finding them.

The pipeline that marks candidates and the reading of facts both use these, so they never disagree.
"""
