module app

go 1.16
