package com.example.shop;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The start page: the first products. */
final class StartPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 12;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    StringBuilder list = new StringBuilder("<ul>");
    try {
      for (Map<String, Object> product : ProductApi.after(0, SHOWN)) {
        list.append("<li><a href=\"/product?id=").append(product.get("id")).append("\">");
        list.append(Html.escape(product.get("name"))).append("</a> ");
        list.append(product.get("price")).append("</li>");
      }
    } catch (SQLException e) {
      throw new ServletException("the products could not be read", e);
    }
    Html.send(response, "The shop", list.append("</ul>").toString());
  }
}
