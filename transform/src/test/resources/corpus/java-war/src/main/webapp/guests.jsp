<%@ page contentType="text/plain; charset=UTF-8" %><% for (int seat = 1; seat <= 2; seat++) { %>seat <%= seat %> is free
<% } %>