;;; compile.el --- Compiles the mode; a warning is a failure  -*- lexical-binding: t; -*-

;;; Code:

(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*"))
  (add-to-list 'load-path folder))
(add-to-list 'load-path (getenv "MOULINT_ELISP"))
(setq byte-compile-error-on-warn t)
(let ((failed nil))
  (dolist (file '("mou-mode.el" "mou-eglot.el"))
    (let ((held (byte-compile-file (expand-file-name file (getenv "MOULINT_ELISP")))))
      (princ (format "%semacs %s: %s compiles without a warning\n" (if held "ok    " "FAIL  ") emacs-version file))
      (unless held (setq failed t))))
  (kill-emacs (if failed 1 0)))

;;; compile.el ends here
