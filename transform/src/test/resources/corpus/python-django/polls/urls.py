from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("polls/", lambda request: HttpResponse("no polls"))]
