package com.example.shop;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** The cart lives in the session, and the session in the memory of this process. */
final class CartPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String CART = "cart";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StringBuilder list = new StringBuilder("<ul>");
    cart(request.getSession())
        .forEach(
            (product, quantity) ->
                list.append("<li>Product ").append(product).append(": ").append(quantity));
    Html.send(response, "Your cart", list.append("</ul>").toString());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      long product = Paths.number(request, "product", 0);
      cart(request.getSession()).merge(product, 1, Integer::sum);
      response.sendRedirect("/cart");
    } catch (ApiException e) {
      response.sendError(e.status(), e.getMessage());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<Long, Integer> cart(HttpSession session) {
    synchronized (session) {
      Object cart = session.getAttribute(CART);
      if (cart == null) {
        cart = new ConcurrentSkipListMap<Long, Integer>();
        session.setAttribute(CART, cart);
      }
      return (Map<Long, Integer>) cart;
    }
  }
}
