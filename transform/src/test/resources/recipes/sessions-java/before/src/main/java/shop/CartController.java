package shop;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CartController {
  @PostMapping("/cart")
  void put(String article, HttpSession session) {
    Cart cart = new Cart(List.of(article));
    session.setAttribute("cart", cart);
    session.setAttribute("last", article);
  }
}
