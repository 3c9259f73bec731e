"""Stand-ins and builders that several test folders share."""
