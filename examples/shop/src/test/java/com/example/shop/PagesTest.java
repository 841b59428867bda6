package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  @Test
  void namesFromTheDatabaseCannotBecomeMarkup() {
    assertEquals(
        "&lt;b a=&quot;1&quot;&gt;O&#39;Hara &amp; Co", Html.escape("<b a=\"1\">O'Hara & Co"));
  }

  @Test
  void anUploadKeepsAPlainName() {
    assertTrue(UploadServlet.isSafe("chair_1.front-view.png"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".hidden", "a/b", "a\\b", "", "ä.png"})
  void anUploadCannotLeaveItsFolder(String name) {
    assertFalse(UploadServlet.isSafe(name));
  }
}
