"""What a web server loads."""

from recruit.serving import application

app = application()
