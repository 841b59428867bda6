using System.Drawing;

class Thumb
{
    object Make()
    {
        return new Bitmap(10, 10);
    }
}
