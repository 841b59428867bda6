module app

go 1.25

require github.com/dgrijalva/jwt-go v3.2.0+incompatible
