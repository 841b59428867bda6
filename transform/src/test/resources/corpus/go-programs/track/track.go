package track

func Where() string {
	return "on its way"
}
