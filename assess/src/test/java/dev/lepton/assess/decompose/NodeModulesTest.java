package dev.lepton.assess.decompose;

import static dev.lepton.assess.decompose.ThreeDomains.BILLING;
import static dev.lepton.assess.decompose.ThreeDomains.ORDERS;
import static dev.lepton.assess.decompose.ThreeDomains.STOCK;
import static dev.lepton.assess.decompose.ThreeDomains.assertOrdersAndBilling;
import static dev.lepton.assess.decompose.ThreeDomains.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.tables.Evidence;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JavaScript and TypeScript, by repositories, Sequelize and Prisma. */
class NodeModulesTest {
  @TempDir Path folder;

  private Monolith monolith() {
    return new Monolith(folder.resolve("app"));
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
}
