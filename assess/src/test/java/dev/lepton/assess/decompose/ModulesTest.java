package dev.lepton.assess.decompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.decompose.Decomposition.CutKey;
import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.TableUse;
import dev.lepton.assess.decompose.Decomposition.Verdict;
import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.Evidence;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications in languages besides Java, of which the right cut is known: orders, billing and
 * stock, each with its own table, and billing sets the state of an order.
 */
class ModulesTest {
  private static final String ORDERS = "orders";
  private static final String BILLING = "billing";
  private static final String STOCK = "stock";

  @TempDir Path folder;

  private Monolith monolith() {
    return new Monolith(folder.resolve("app"));
  }

  private static void assertOrdersAndBilling(
      Decomposition found, String ownTable, String shared, Evidence write) {
    assertThat(found.services())
        .as("%s", found)
        .extracting(Service::name)
        .containsExactlyInAnyOrder(ORDERS, BILLING, STOCK);
    for (Service service : found.services()) {
      assertThat(service.classes())
          .hasSizeGreaterThanOrEqualTo(4)
          .allMatch(file -> file.toLowerCase(java.util.Locale.ROOT).contains(service.name()));
    }
    assertThat(found.verdict()).isEqualTo(Verdict.COSTLY);
    assertThat(table(found, ownTable).owner()).isEqualTo(BILLING);
    assertThat(table(found, ownTable).shared()).isFalse();
    Table both = table(found, shared);
    assertThat(both.owner()).isEqualTo(ORDERS);
    assertThat(both.contended()).isTrue();
    assertThat(both.uses())
        .filteredOn(use -> use.service().equals(BILLING) && use.access() == Access.WRITES)
        .extracting(TableUse::evidence)
        .containsExactly(write);
    assertThat(found.cuts()).isNotEmpty().allMatch(cut -> cut.from().equals(BILLING));
    assertThat(found.unread()).isEmpty();
  }

  private static Table table(Decomposition found, String name) {
    return found.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + found.tables()));
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

  private static Monolith node(Monolith into, String app, String model, String table) {
    String base = "src/" + app + "/" + app;
    return into.file(
            base + ".entity.ts",
            """
            import { Entity, Column } from 'typeorm';
            @Entity({ name: '%2$s' })
            export class %1$s { @Column() text: string; }
            """
                .formatted(model, table))
        .file(
            base + ".service.ts",
            """
            import { Repository } from 'typeorm';
            import { InjectRepository } from '@nestjs/typeorm';
            import { %1$s } from './%2$s.entity';
            import { check } from './%2$s.rules';
            export class %1$sService {
              constructor(@InjectRepository(%1$s) private readonly rows: Repository<%1$s>) {}
              async load(id: number) { return this.rows.findOne({ where: { id } }); }
              async store(row: %1$s) { check(row); return this.rows.save(row); }
            }
            """
                .formatted(model, app))
        .file(
            base + ".rules.ts",
            """
            import { %1$s } from '@/%2$s/%2$s.entity';
            export const check = (row: %1$s) => row.text.length > 1;
            """
                .formatted(model, app))
        .file(
            base + ".controller.ts",
            """
            import { %1$sService } from './%2$s.service';
            export class %1$sController {
              constructor(private readonly service: %1$sService) {}
              async show() { return this.service.load(1); }
            }
            """
                .formatted(model, app))
        .file("src/" + app + "/index.ts", "export * from './%s.service';\n".formatted(app));
  }

  @Test
  void typescriptIsFollowedThroughBarrelsAliasesAndRepositories() {
    Monolith shop = node(node(monolith(), ORDERS, "Order", "orders"), BILLING, "Bill", "bills");
    node(shop, STOCK, "Item", "items");
    shop.file(
            "src/billing/payments.ts",
            """
            import { OrderService } from '../orders';
            import { BillService } from '.';
            import { check } from './billing.rules';
            import { Order } from '../orders/orders.entity';
            import { Bill } from './billing.entity';
            export class Payments {
              constructor(private bills: BillService, private orders: OrderService) {}
              async pay(dataSource: any, id: number) {
                check(await this.bills.load(id));
                await dataSource.getRepository(Bill).insert({ text: 'paid' });
                // getRepository(Order).remove(all)
                await dataSource.getRepository(Order).update(id, { text: 'paid' });
              }
            }
            """)
        .file("dist/billing/payments.js", "const o = require('../orders');\n")
        .file("src/orders/orders.spec.ts", "import { check } from '../billing/billing.rules';\n");

    assertOrdersAndBilling(
        shop.decompose(), "bills", "orders", new Evidence("src/billing/payments.ts", 12));
  }

  @Test
  void javascriptIsFollowedThroughRequireAndSequelize() {
    Monolith shop = monolith();
    for (String app : List.of(ORDERS, BILLING, STOCK)) {
      shop.file(
              app + "/model.js",
              """
              const { sequelize } = require('shared-db');
              const Row = sequelize.define('Row', {}, { tableName: '%s_rows' });
              module.exports = Row;
              """
                  .formatted(app))
          .file(
              app + "/store.js",
              """
              const Row = require('./model');
              exports.load = id => Row.findByPk(id);
              exports.save = row => Row.create(row);
              """)
          .file(
              app + "/service.js",
              """
              const { load, save } = require('./store');
              const check = require('./check');
              exports.run = id => { check(load(id)); save(load(id)); };
              """)
          .file(app + "/check.js", "module.exports = row => row.id > 1;\n")
          .file(
              app + "/routes.js",
              "const s = require('./service');\nmodule.exports = app => app.get('/', s.run);\n");
    }
    shop.file(
        "billing/payments.js",
        """
            const { run } = require('./service');
            const { load } = require('./store');
            const Bill = require('./model');
            const orders = require('../orders/model');
            exports.pay = async id => {
              run(load(id));
              Bill.create(load(id));
              await orders.update({ paid: true }, { where: { id } });
            };
            """);

    assertOrdersAndBilling(
        shop.decompose(), "billing_rows", "orders_rows", new Evidence("billing/payments.js", 8));
  }

  @Test
  void prismaTellsTablesByItsSchema() {
    Decomposition found =
        monolith()
            .file(
                "prisma/schema.prisma",
                "model Order {\n  id Int @id\n  @@map(\"orders\")\n}\nmodel Bill {\n  id Int @id\n}\n")
            .file(
                "src/a.ts",
                """
                export class A {
                  constructor(private readonly prisma: PrismaService) {}
                  load() { return this.prisma.order.findMany({ where: { id: 1 } }); }
                  save() { return this.prisma.bill.create({ data: {} }); }
                  other() { return this.cart.order.total(); }
                }
                """)
            .decompose();

    assertThat(found.tables())
        .extracting(table -> table.name() + " " + table.uses().get(0).access())
        .containsExactly("bill WRITES", "orders READS");
  }

  private static Monolith csharp(Monolith into, String app, String model) {
    String base = "Shop/" + app + "/" + model;
    return into.file(
            base + ".cs",
            """
            namespace Shop.%2$s;
            public class %1$s { public int Id { get; set; } }
            """
                .formatted(model, app))
        .file(
            base + "Store.cs",
            """
            using Microsoft.EntityFrameworkCore;
            namespace Shop.%2$s
            {
              public class %1$sStore : DbContext
              {
                public DbSet<%1$s> %1$ss { get; set; }
              }
            }
            """
                .formatted(model, app))
        .file(
            base + "Service.cs",
            """
            namespace Shop.%2$s;
            public class %1$sService {
              private readonly %1$sStore _db;
              private readonly %1$sRules _rules = new %1$sRules();
              public %1$s Load(int id) => _db.%1$ss.Find(id);
              public void Store(%1$s row) { _rules.Check(row); _db.%1$ss.Add(row); }
            }
            """
                .formatted(model, app))
        .file(
            base + "Rules.cs",
            """
            namespace Shop.%2$s;
            public class %1$sRules { public bool Check(%1$s row) => row.Id > 0; }
            """
                .formatted(model, app))
        .file(
            base + "Controller.cs",
            """
            namespace Shop.%2$s;
            public class %1$sController {
              private readonly %1$sService _service;
              public %1$s Show() => _service.Load(1);
            }
            """
                .formatted(model, app));
  }

  @Test
  void csharpIsFollowedThroughNamespacesAndEntitySets() {
    Monolith shop = csharp(csharp(monolith(), "Orders", "Order"), "Billing", "Bill");
    csharp(shop, "Stock", "Item");
    shop.file(
        "Shop/Billing/Payments.cs",
        """
        using Shop.Orders;
        namespace Shop.Billing;
        public class Payments {
          private readonly BillService _bills;
          private readonly BillRules _rules;
          private readonly BillStore _db;
          private readonly OrderStore _orders;
          public void Pay(int id) {
            if (_rules.Check(_bills.Load(id)))
              _orders.Orders.Update(_orders.Orders.Find(id));
            _db.Bills.Add(new Bill());
          }
        }
        """);

    Decomposition found = shop.decompose();

    assertThat(table(found, "orders").contended()).as("%s", found.tables()).isTrue();
    assertThat(found.services())
        .extracting(service -> service.name().toLowerCase(java.util.Locale.ROOT))
        .containsExactlyInAnyOrder(ORDERS, BILLING, STOCK);
    assertThat(found.cuts()).singleElement().satisfies(cut -> assertThat(cut.links()).isNotEmpty());
  }

  @Test
  void goIsFollowedThroughPackages() {
    Monolith shop = monolith().file("go.mod", "module acme.com/shop\n\ngo 1.22\n");
    for (String app : List.of(ORDERS, BILLING, STOCK)) {
      shop.file(
              app + "/model.go",
              """
              package %1$s
              type Row struct { ID int }
              func (Row) TableName() string { return "%1$s_rows" }
              """
                  .formatted(app))
          .file(
              app + "/store.go",
              """
              package %1$s
              import "database/sql"
              func Load(db *sql.DB) *Row { db.Query(`SELECT id FROM %1$s_rows`); return &Row{} }
              func Save(db *sql.DB, r *Row) { db.Exec("UPDATE %1$s_rows SET id = " + "1") }
              """
                  .formatted(app))
          .file(
              app + "/rules.go",
              "package %s\nfunc Allows(r *Row) bool { return r.ID > 0 }\n".formatted(app))
          .file(
              app + "/web.go",
              """
              package %s
              func Page(db *sql.DB) { r := Load(db); if Allows(r) { Save(db, r) } }
              """
                  .formatted(app));
    }
    shop.file(
        "billing/payments.go",
        """
        package billing
        import "acme.com/shop/orders"
        func Pay(db *sql.DB) {
          Save(db, Load(db))
          if Allows(Load(db)) { Page(db) }
          db.Exec("DELETE FROM billing_rows WHERE id = 1")
          orders.Allows(orders.Load(db))
          db.Exec("UPDATE orders_rows SET paid = true")
        }
        """);

    assertOrdersAndBilling(
        shop.decompose(), "billing_rows", "orders_rows", new Evidence("billing/payments.go", 8));
  }

  private static Monolith php(Monolith into, String app, String model) {
    String base = "app/" + app + "/" + model;
    return into.file(
            base + ".php",
            """
            <?php
            namespace App\\%2$s;
            use Illuminate\\Database\\Eloquent\\Model;
            class %1$s extends Model { protected $table = '%2$s_rows'; }
            """
                .formatted(model, app))
        .file(
            base + "Service.php",
            """
            <?php
            namespace App\\%2$s;
            class %1$sService {
              public function load(int $id): %1$s { return %1$s::find($id); }
              public function store(%1$s $row) { (new %1$sRules())->check($row); %1$s::create([]); }
            }
            """
                .formatted(model, app))
        .file(
            base + "Rules.php",
            """
            <?php
            namespace App\\%2$s;
            class %1$sRules { public function check(%1$s $row) { return $row->id > 0; } }
            """
                .formatted(model, app))
        .file(
            base + "Controller.php",
            """
            <?php
            namespace App\\%2$s;
            class %1$sController {
              public function __construct(private %1$sService $service) {}
              public function show() { return $this->service->load(1); }
            }
            """
                .formatted(model, app));
  }

  @Test
  void phpIsFollowedThroughNamespacesAndEloquent() {
    Monolith shop = php(php(monolith(), ORDERS, "Order"), BILLING, "Bill");
    php(shop, STOCK, "Item");
    shop.file(
        "app/billing/Payments.php",
        """
        <?php
        namespace App\\billing;
        use App\\orders\\Order as Ordered;
        class Payments {
          public function pay(BillService $bills, BillRules $rules, $id) {
            $rules->check($bills->load($id));
            Bill::create(['paid' => (new BillController($bills))->show()]);
            Ordered::where('id', $id)->update(['paid' => true]);
          }
        }
        """);

    assertOrdersAndBilling(
        shop.decompose(),
        "billing_rows",
        "orders_rows",
        new Evidence("app/billing/Payments.php", 8));
  }

  private static Monolith ruby(Monolith into, String app, String model) {
    String module = Character.toUpperCase(app.charAt(0)) + app.substring(1);
    String base = "app/" + app + "/" + model.toLowerCase(java.util.Locale.ROOT);
    return into.file(
            base + ".rb",
            """
            module %2$s
              class %1$s < ApplicationRecord
                self.table_name = "%3$s_rows"
              end
            end
            """
                .formatted(model, module, app))
        .file(
            base + "_service.rb",
            """
            module %2$s
              class %1$sService
                def load(id) = %1$s.find(id)
                def store(row)
                  %1$sRules.new.check(row)
                  %1$s.create!(row)
                end
              end
            end
            """
                .formatted(model, module))
        .file(
            base + "_rules.rb",
            """
            class %2$s::%1$sRules
              def check(row) = row.is_a?(%2$s::%1$s)
            end
            """
                .formatted(model, module))
        .file(
            base + "_controller.rb",
            """
            module %2$s
              class %1$sController
                def show = %1$sService.new.load(1)
              end
            end
            """
                .formatted(model, module));
  }

  @Test
  void rubyIsFollowedThroughConstantsAndActiveRecord() {
    Monolith shop = ruby(ruby(monolith(), ORDERS, "Order"), BILLING, "Bill");
    ruby(shop, STOCK, "Item");
    shop.file(
        "app/billing/payments.rb",
        """
        module Billing
          class Payments
            def pay(id)
              BillRules.new.check(BillService.new.load(id))
              Bill.create!(shown: BillController.new.show)
              Orders::Order.where(id: id).update_all(paid: true)
            end
          end
        end
        """);

    assertOrdersAndBilling(
        shop.decompose(),
        "billing_rows",
        "orders_rows",
        new Evidence("app/billing/payments.rb", 6));
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
