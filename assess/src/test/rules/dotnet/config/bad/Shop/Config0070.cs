namespace Shop;

class Config0070
{
    void Run()
    {
        handler.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;
    }
}
