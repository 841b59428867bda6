package com.example.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;

/** Orders: place one, look at it, pay it, cancel it. */
final class OrderApi extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Override
  Answer get(HttpServletRequest request) throws SQLException {
    List<String> path = Paths.parts(request);
    if (path.size() == 1) {
      return Answer.ok(OrderStore.byId(Paths.id(path.get(0))));
    }
    String reference = request.getParameter("reference");
    if (reference == null) {
      throw ApiException.badRequest("ask for an id or a reference");
    }
    return Answer.ok(OrderStore.byReference(reference));
  }

  @Override
  Answer post(HttpServletRequest request) throws SQLException, IOException {
    List<String> path = Paths.parts(request);
    if (path.isEmpty()) {
      return OrderStore.place(NewOrder.read(body(request)));
    }
    String action = path.size() == 2 ? path.get(1) : "";
    switch (action) {
      case "payments":
        return pay(Paths.id(path.get(0)), body(request));
      case "cancel":
        return OrderStore.cancel(Paths.id(path.get(0)));
      default:
        throw ApiException.notFound("post to payments or cancel");
    }
  }

  /** A client that may have to ask twice sends a key; the same key never pays twice. */
  private static Answer pay(long order, JsonNode body) throws SQLException {
    JsonNode amount = body.path("amount");
    if (!amount.isNumber() || amount.decimalValue().signum() <= 0) {
      throw ApiException.badRequest("amount is a positive number");
    }
    BigDecimal value = amount.decimalValue();
    String key = body.path("key").asText(UUID.randomUUID().toString());
    return OrderStore.pay(order, value, body.path("method").asText("card"), key);
  }
}
