"""The pages about users: the own account, those of a body, invitations, roles."""
