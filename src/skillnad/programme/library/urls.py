"""The addresses of the library."""

from django.urls import path

from skillnad.programme.library.views import read, write

urlpatterns = [
    path("erfarenheter/", read.library, name="library"),
    path("erfarenheter/<int:pk>/", read.experience, name="experience"),
    path("<slug:body>/erfarenheter/", write.own, name="experiences"),
    path("<slug:body>/erfarenheter/ny/", write.new, name="experience_new"),
    path("<slug:body>/erfarenheter/<int:pk>/andra/", write.change, name="experience_edit"),
    path("<slug:body>/erfarenheter/<int:pk>/steg/", write.step, name="experience_step"),
]
