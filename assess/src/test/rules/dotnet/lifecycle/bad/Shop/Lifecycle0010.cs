using System;

namespace Shop;

class Lifecycle0010
{
    void Run()
    {
        Environment.Exit(1);
    }
}
