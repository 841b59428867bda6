const multer = require('multer');

// multer({ dest: 'uploads/' })
const upload = multer({ storage: multer.memoryStorage() });
disk.diskStorage({});
