namespace Shop;

class Session0030
{
    void Run()
    {
        // Session["basket"] = basket;
        var basket = Session["basket"];
        mySession["x"] = 1;
        if (Session["a"] == null) Stop();
    }
}
