sc create Shop binPath= C:\shop.exe
