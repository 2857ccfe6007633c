"""What the user can run, a module a command; ``all_people`` is ``--all`` of several."""
