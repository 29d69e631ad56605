"""The register: bodies, their names, programmes and memberships, all with from and to."""
