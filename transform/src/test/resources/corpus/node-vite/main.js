document.body.textContent = 'the board';
