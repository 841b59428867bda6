package dev.lepton.assess.decompose;

import static dev.lepton.assess.decompose.ThreeDomains.BILLING;
import static dev.lepton.assess.decompose.ThreeDomains.ORDERS;
import static dev.lepton.assess.decompose.ThreeDomains.STOCK;
import static dev.lepton.assess.decompose.ThreeDomains.assertOrdersAndBilling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.decompose.Decomposition.CutKey;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.tables.Evidence;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python, by Django, SQLAlchemy and queries. */
class PythonModulesTest {
  @TempDir Path folder;

  private Monolith monolith() {
    return new Monolith(folder.resolve("app"));
  }

  private static Monolith python(Monolith into, String app, String model) {
    return into.file("shop/" + app + "/__init__.py", "from .models import " + model + "\n")
        .file(
            "shop/" + app + "/models.py",
            """
            from django.db import models

            class %1$s(models.Model):
                \"""Select what is from the table.\"""
                text = models.CharField(max_length=20)
            """
                .formatted(model))
        .file(
            "shop/" + app + "/services.py",
            """
            from .models import %1$s

            def create(text):
                return %1$s.objects.create(text=text)

            def find(text):
                return %1$s.objects.filter(text=text)
            """
                .formatted(model))
        .file(
            "shop/" + app + "/views.py",
            """
            from django.shortcuts import render
            from . import services
            from .forms import %1$sForm

            def show(request):
                form = %1$sForm(request.POST)
                services.create(form.text)
                return render(request, "a.html", {"all": services.find("a")})
            """
                .formatted(model))
        .file(
            "shop/" + app + "/forms.py",
            """
            from django import forms
            from shop.%2$s.models import %1$s

            class %1$sForm(forms.ModelForm):
                class Meta:
                    model = %1$s
            """
                .formatted(model, app))
        .file(
            "shop/" + app + "/urls.py",
            "from django.urls import path\nfrom . import views\nurls = [path('', views.show)]\n")
        .file("shop/" + app + "/migrations/0001_initial.py", "TABLE = 'select a from ghosts'\n")
        .file("shop/" + app + "/tests/test_views.py", "from shop.orders import views\n");
  }

  @Test
  void djangoApplicationsAreFoundThroughTheirModels() {
    Monolith shop =
        python(python(python(monolith(), STOCK, "Item"), ORDERS, "Order"), BILLING, "Invoice");
    shop.file("shop/__init__.py", "")
        .file(
            "shop/billing/payments.py",
            """
            from shop import orders
            from shop.billing.forms import InvoiceForm
            from shop.billing.models import Invoice
            from shop.billing.services import create

            def pay(order):
                InvoiceForm(create(Invoice.objects.create(text="paid")))
                orders.Order.objects.filter(id=order).update(text="paid")
            """)
        .file(
            "shop/billing/models.py",
            """
            from django.db import models

            class Invoice(models.Model):
                order = models.ForeignKey("orders.Order", on_delete=models.CASCADE)
                class Meta:
                    db_table = "bills"
            """);

    Decomposition found = shop.decompose();

    assertOrdersAndBilling(
        found, "bills", "orders_order", new Evidence("shop/billing/payments.py", 8));
    assertThat(found.figures().units()).isEqualTo("files");
    assertThat(found.figures().files()).isEqualTo(found.figures().classes()).isEqualTo(16);
    assertThat(found.figures().tests()).isEqualTo(3);
    assertThat(found.figures().generated()).isEqualTo(3);
    assertThat(found.cutKeys())
        .containsExactly(
            new CutKey(
                "bills",
                BILLING,
                "orders_order",
                ORDERS,
                new Evidence("shop/billing/models.py", 4)));
    assertThat(found.tables()).extracting(Table::name).doesNotContain("ghosts");
  }

  @Test
  void sqlAlchemyAndQueriesInTextsTellTables() {
    Monolith shop = monolith();
    for (String app : List.of(ORDERS, BILLING, STOCK)) {
      shop.file(
              app + "/model.py",
              """
              from sqlalchemy import Column
              from base import Base
              class Row(Base):
                  __tablename__ = "%s_rows"
              """
                  .formatted(app))
          .file(
              app + "/store.py",
              """
              from .model import Row
              def save(session, row: Row):
                  session.add(Row())
              def load(session):
                  return session.query(Row).filter(Row.id == 1).all()
              """)
          .file(
              app + "/service.py",
              """
              import logging
              from .store import save, load
              from .checks import check
              def run(session):
                  check(load(session))
                  save(session, load(session)[0])
              """)
          .file(
              app + "/checks.py",
              "from .model import Row\ndef check(rows):\n    return [Row.id for r in rows]\n")
          .file(
              app + "/web.py",
              """
              from .service import run
              from .store import load
              def page(s):
                  return run(s), load(s), load(s)
              """);
    }
    shop.file(
        "billing/payments.py",
        """
            from .model import Row
            from .service import run
            from .store import load, save
            from orders.checks import check
            def pay(session, kind):
                run(load(session))
                session.add(Row())
                save(session, check(load(session)))
                session.execute(f"UPDATE orders_rows SET kind = {kind} "
                                "WHERE id = 1")
            """);

    assertOrdersAndBilling(
        shop.decompose(), "billing_rows", "orders_rows", new Evidence("billing/payments.py", 9));
  }

  @Test
  void tablesThatAreDrawnAreNone() {
    Decomposition found =
        monolith()
            .file("a.py", "from rich.table import Table\ntable = Table('ghosts')\n")
            .file("b.py", "from sqlalchemy import Table\norders = Table('orders', None)\n")
            .file("c.py", "import sqlalchemy as sa\nitems = sa.Table('items', None)\n")
            .decompose();

    assertThat(found.tables()).extracting(Table::name).containsExactly("items", "orders");
  }

  @Test
  void threadsDoNotChangeTheDocument() {
    Monolith shop =
        python(python(python(monolith(), STOCK, "Item"), ORDERS, "Order"), BILLING, "Invoice");

    assertThat(shop.decompose(4, 1)).isEqualTo(shop.decompose(1, 1));
  }

  @Test
  void brokenFileCostsNoOther() {
    Decomposition found =
        monolith()
            .file("a.py", "class (((\n    def\n" + "(".repeat(30_000))
            .file("b.py", "import c\nSQL = 'SELECT a FROM things'\n")
            .file("c.py", "x = 1\n")
            .decompose();

    assertThat(found.tables()).extracting(Table::name).containsExactly("things");
    assertThat(found.figures().links()).isEqualTo(1);
  }
}
