package dev.lepton.transfer.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static String view(String sql) {
    Definition definition =
        new Definition(
            Address.of(1, 1),
            ObjectKind.VIEW,
            "public.v",
            sql,
            0,
            List.of(),
            java.util.Optional.empty(),
            Set.of());
    return Fingerprint.of(List.of(definition), SchemaNames.same()).get(0).definition();
  }

  @Test
  void seesTheSameViewHoweverTheServerPrintsIt() {
    String older =
        "CREATE VIEW public.v AS\n"
            + " SELECT orders.id,\n"
            + "    orders.\"To tal\"\n"
            + "   FROM public.orders\n"
            + "  WHERE (orders.id > 0);";
    String newer =
        "CREATE VIEW public.v AS\n"
            + " SELECT id,\n"
            + "    \"To tal\"\n"
            + "   FROM public.orders\n"
            + "  WHERE (id > 0);";
    assertThat(view(older)).isEqualTo(view(newer));
  }

  @Test
  void seesAChangedCondition() {
    assertThat(view("CREATE VIEW public.v AS SELECT id FROM public.t WHERE (id > 1.5);"))
        .isNotEqualTo(view("CREATE VIEW public.v AS SELECT id FROM public.t WHERE (id > 2.5);"));
  }
}
