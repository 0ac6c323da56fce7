"""What a web server loads."""

from recruit.ops.gunicorn import application

app = application()
