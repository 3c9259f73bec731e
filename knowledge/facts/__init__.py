"""What articles state: the directives they cite, the models they name, the results they report."""
