namespace Shop;

class Config0070
{
    void Run()
    {
        // ServerCertificateValidationCallback = (a, b, c, d) => true;
        handler.ServerCertificateCustomValidationCallback = Check;
    }
}
