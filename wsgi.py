"""What a web server loads."""

from recruit import create_app

app = create_app()
