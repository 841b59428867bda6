package com.example.shop;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code /product?id=}: one product, with a button that puts it into the cart. */
final class ProductPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      Map<String, Object> product = ProductApi.product(Paths.number(request, "id", 0));
      Html.send(response, String.valueOf(product.get("name")), body(product));
    } catch (ApiException e) {
      response.sendError(e.status(), e.getMessage());
    } catch (SQLException e) {
      throw new ServletException("the product could not be read", e);
    }
  }

  private static String body(Map<String, Object> product) {
    return "<p>"
        + Html.escape(product.get("sku"))
        + ": "
        + product.get("price")
        + ", in stock: "
        + product.get("stock")
        + "</p><form method=\"post\" action=\"/cart\"><input type=\"hidden\" name=\"product\""
        + " value=\""
        + product.get("id")
        + "\"><button>Into the cart</button></form>";
  }
}
