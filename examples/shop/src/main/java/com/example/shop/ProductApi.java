package com.example.shop;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;

/** {@code GET /api/products?limit=&after=} and {@code GET /api/products/{id}}. */
final class ProductApi extends ApiServlet {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 20;
  private static final int LARGEST_PAGE = 100;

  @Override
  Answer get(HttpServletRequest request) throws SQLException {
    List<String> path = Paths.parts(request);
    return path.isEmpty() ? page(request) : Answer.ok(product(Paths.id(path.get(0))));
  }

  private static Answer page(HttpServletRequest request) throws SQLException {
    long limit = Paths.number(request, "limit", PAGE);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw ApiException.badRequest("limit lies between 1 and " + LARGEST_PAGE);
    }
    List<Map<String, Object>> products = after(Paths.number(request, "after", 0), limit);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("products", products);
    body.put("next", products.size() < limit ? null : products.get(products.size() - 1).get("id"));
    return Answer.ok(body);
  }

  static List<Map<String, Object>> after(long id, long limit) throws SQLException {
    return Database.read(
        connection ->
            Rows.query(
                connection,
                "SELECT id, sku, name, price, category FROM products WHERE id > ? ORDER BY id LIMIT ?",
                id,
                limit));
  }

  static Map<String, Object> product(long id) throws SQLException {
    return Database.read(
        connection ->
            Rows.one(
                connection,
                "no product " + id,
                "SELECT p.id, p.sku, p.name, p.price, p.category, p.tags, s.quantity AS stock"
                    + " FROM products p LEFT JOIN stock s ON s.product_id = p.id WHERE p.id = ?",
                id));
  }
}
