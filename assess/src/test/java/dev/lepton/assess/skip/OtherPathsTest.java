package dev.lepton.assess.skip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherPathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/java/app/Shop.java",
        "shop/src/test/resources/application.properties",
        "app/ShopTest.java",
        "tests/shop.py",
        "shop/test_cart.py",
        "conftest.py",
        "cart_test.go",
        "src/cart.test.ts",
        "src/__tests__/cart.js",
        "spec/models/cart_spec.rb",
        "src/test/data/shop/src/main/java/Shop.java",
        "Shop.UnitTests/Cart.cs",
        "Shop.Tests/Cart.cs",
        ".github/workflows/ci.yml",
        "Dockerfile.dev",
        "docker-compose.override.yml"
      })
  void tests(String path) {
    assertThat(OtherPaths.isTest(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/app/test/Probe.java",
        "src/main/java/app/LoadTest.java",
        "app/Contest.java",
        "latest/app.py",
        "contest.py",
        "src/testing.ts",
        "Shop.Web/Cart.cs",
        "attest.go",
        "Dockerfile.prod",
        "docker-compose.yml"
      })
  void theApplication(String path) {
    assertThat(OtherPaths.isTest(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vendor/a/b.php", "web/wwwroot/lib/x.js", "public/app.min.js"})
  void copies(String path) {
    assertThat(OtherPaths.isCopied(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"app/vendors.php", "src/main/java/shop/vendor/Vendor.java", "src/admin.js"})
  void noCopies(String path) {
    assertThat(OtherPaths.isCopied(path)).isFalse();
  }
}
