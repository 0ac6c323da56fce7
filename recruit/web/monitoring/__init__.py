"""How the installation is, for machines that ask."""
