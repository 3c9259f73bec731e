"""What an operator brings in: files and addresses of many kinds, each read, cleaned and made into an article."""
