package com.example.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What all parts of the JSON API share: reading the body, writing the answer, saying no. */
abstract class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ApiServlet.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  Answer get(HttpServletRequest request) throws SQLException {
    throw new ApiException(405, "GET is not offered here");
  }

  Answer post(HttpServletRequest request) throws SQLException, IOException {
    throw new ApiException(405, "POST is not offered here");
  }

  Answer put(HttpServletRequest request) throws SQLException, IOException {
    throw new ApiException(405, "PUT is not offered here");
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer answer = answer(request);
    response.setStatus(answer.status);
    response.setContentType(answer.contentType());
    response.setCharacterEncoding("UTF-8");
    byte[] body = JSON.writeValueAsBytes(answer.body);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private Answer answer(HttpServletRequest request) throws IOException {
    try {
      return dispatch(request);
    } catch (ApiException e) {
      return Answer.problem(e.status(), e.getMessage());
    } catch (JsonProcessingException e) {
      return Answer.problem(400, "the body is not JSON: " + e.getOriginalMessage());
    } catch (SQLException e) {
      return refusal(request, e);
    }
  }

  /** Class 22 of the SQL states is a value that its column cannot hold: the client's fault. */
  private static Answer refusal(HttpServletRequest request, SQLException e) {
    if (e.getSQLState() != null && e.getSQLState().startsWith("22")) {
      return Answer.problem(400, "a value is not acceptable");
    }
    LOG.log(Level.SEVERE, request.getMethod() + " " + request.getRequestURI(), e);
    return Answer.problem(500, "the database refused");
  }

  private Answer dispatch(HttpServletRequest request) throws SQLException, IOException {
    switch (request.getMethod()) {
      case "GET":
      case "HEAD":
        return get(request);
      case "POST":
        return post(request);
      case "PUT":
        return put(request);
      default:
        throw new ApiException(405, request.getMethod() + " is not offered here");
    }
  }

  static JsonNode body(HttpServletRequest request) throws IOException {
    return JSON.readTree(request.getInputStream());
  }
}
