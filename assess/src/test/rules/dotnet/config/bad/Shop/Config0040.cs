namespace Shop;

class Config0040
{
    void Run()
    {
        var prices = "http://10.1.2.3:8080/prices";
    }
}
