"""The addresses of the plan, under a body's working pages."""

from django.urls import path

from skillnad.programme.plans.views import decisions, exchange, links, overview

urlpatterns = [
    path("<slug:body>/plan/", overview.plan_list, name="plan"),
    path("<slug:body>/plan/kedja/", overview.plan_chain, name="plan_chain"),
    path("<slug:body>/plan/ar/", overview.plan_year, name="plan_year_now"),
    path("<slug:body>/plan/ar/<int:year>/", overview.plan_year, name="plan_year"),
    path("<slug:body>/plan/plan.xlsx", exchange.plan_xlsx, name="plan_xlsx"),
    path("<slug:body>/plan/plan.csv", exchange.plan_csv, name="plan_csv"),
    path("<slug:body>/plan/mall.xlsx", exchange.plan_template, name="plan_template"),
    path("<slug:body>/plan/arbetsbok.xlsx", exchange.plan_workbook, name="plan_workbook"),
    path("<slug:body>/plan/las-in/", exchange.plan_upload, name="plan_upload"),
    path("<slug:body>/plan/las-in/spara/", exchange.plan_import, name="plan_import"),
    path("<slug:body>/plan/beslut/", decisions.decision_list, name="plan_decisions"),
    path("<slug:body>/plan/beslut/nytt/", decisions.plan_decide, name="plan_decide"),
    path("<slug:body>/plan/beslut/<int:number>/", decisions.decision_page, name="plan_decision"),
    path("<slug:body>/plan/beslut/<int:number>/json/", decisions.decision_json, name="plan_decision_json"),
    path("<slug:body>/plan/aktivitet/<int:pk>/lage/", links.activity_move, name="plan_activity_move"),
    path("<slug:body>/plan/<slug:kind>/ny/<int:before>/", links.link_new, name="plan_link_new"),
    path("<slug:body>/plan/<slug:kind>/<int:pk>/", links.link_page, name="plan_link"),
    path("<slug:body>/plan/<slug:kind>/<int:pk>/andra/", links.link_edit, name="plan_link_edit"),
    path("<slug:body>/plan/<slug:kind>/<int:pk>/stang/", links.link_close, name="plan_link_close"),
    path("<slug:body>/plan/<slug:kind>/<int:pk>/ta-bort/", links.link_delete, name="plan_link_delete"),
]
