from shop import application

application.run(debug=True)
