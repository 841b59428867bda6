using System;

namespace Shop;

class Config0090
{
    void Run()
    {
        var now = DateTime.Now;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time");
    }
}
