namespace Shop;

class Config0040
{
    void Run()
    {
        // "http://10.1.2.3:8080/prices"
        var other = configuration["Prices"] ?? "http://localhost:8080";
        var schema = "http://www.w3.org/2001/XMLSchema";
        var shown = "https://example.com/";
    }
}
