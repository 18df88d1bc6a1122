;;; session.el --- A short session of Emacs and Eglot with the sample file  -*- lexical-binding: t; -*-

;;; Commentary:

;; From the mistake in the file to its name changed.  Prints a line for each check.

;;; Code:

;; `-Q' hides what Debian has installed.
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*"))
  (add-to-list 'load-path folder))
(add-to-list 'load-path (getenv "MOULINT_ELISP"))
(require 'cl-lib)
(require 'eglot)
(require 'mou-eglot)

(require 'lisp-mnt)

(defvar failed nil)
(defvar name (format "emacs %s, eglot %s: " emacs-version (lm-version (locate-library "eglot.el"))))

(defun check (what held &optional detail)
  "Print WHAT was checked and whether it HELD, else DETAIL."
  (princ (format "%s%s%s\n" (if held "ok    " "FAIL  ") name what))
  (unless held
    (setq failed t)
    (when detail (princ (format "      %S\n" detail)))))

(defun wait (condition)
  "Wait until CONDITION holds; say whether it came to that."
  (let ((until (+ (float-time) 15)) (held nil))
    (while (and (not (setq held (funcall condition))) (< (float-time) until))
      (accept-process-output nil 0.02))
    held))

(defun go-to (text &optional further)
  "Put point on TEXT, or FURTHER behind its beginning."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) (or further 0))))

(defun holds (text)
  "Whether the buffer has TEXT."
  (save-excursion (goto-char (point-min)) (search-forward text nil t)))

(defun unknown-terms ()
  "The findings about unknown terms."
  (cl-remove-if-not (lambda (it) (string-match-p "core/unknown-term\\|unifrom" (flymake-diagnostic-text it)))
                    (flymake-diagnostics)))

(defun step-mode ()
  "The mode, before there is a server."
  (check "the file is in mou-mode" (eq major-mode 'mou-mode) major-mode)
  (font-lock-ensure)
  (go-to "must wear")
  (check "a modal has its colour" (eq (get-text-property (point) 'face) 'font-lock-keyword-face))
  (go-to "agency   ")
  (check "a header line's first word, too" (eq (get-text-property (point) 'face) 'font-lock-keyword-face))
  (let ((before (buffer-string)))
    (goto-char (point-max))
    (insert "agreement \"B\" {\n> A \"quote with // a slash.\nSRO must wear\nuniform.\n"
            "waive core/will\nbecause \"so\"\nuntil 2027-06-30.\n}\n"
            "pack b \"B\" {\nrule b \"B\" {\npreview\nbecause \"so\"\n}\n}\n")
    (indent-region (point-min) (point-max))
    (check "lines stand where the formatter puts them"
           (and (holds "\n  SRO must wear\n      uniform.\n  waive") (holds "\n    SRO must not store")) (buffer-string))
    (check "a reason goes on with a waiver, and stands for itself in a rule"
           (and (holds "\n  waive core/will\n      because \"so\"\n      until 2027-06-30.\n}")
                (holds "\n    preview\n    because \"so\"\n"))
           (buffer-string))
    (font-lock-ensure)
    (dolist (place '(("waive core" . font-lock-keyword-face) ("core/will" . font-lock-function-name-face)
                     ("preview\n" . font-lock-keyword-face)))
      (go-to (car place))
      (check (format "`%s' has its colour" (string-trim (car place)))
             (eq (get-text-property (point) 'face) (cdr place)) (get-text-property (point) 'face)))
    (go-to "A \"quote" 3)
    (check "a quoted line begins no string" (not (nth 3 (syntax-ppss (line-beginning-position 2)))))
    (erase-buffer)
    (insert before)
    (set-buffer-modified-p nil)))

(defun step-diagnostics ()
  "The mistake is found at its place."
  (eglot-ensure)
  (unless eglot--managed-mode (apply #'eglot (eglot--guess-contact)))
  (check "the server starts" (wait #'eglot-current-server))
  (flymake-mode 1)
  (wait (lambda () (flymake-start) (unknown-terms)))
  (let ((found (unknown-terms)))
    (go-to "unifrom")
    (check "the misspelt term is found" (= (length found) 1) (flymake-diagnostics))
    (check (format "its place is character %d to %d" (point) (+ (point) 7))
           (and found
                (= (flymake-diagnostic-beg (car found)) (point))
                (= (flymake-diagnostic-end (car found)) (+ (point) 7)))
           found)))

(defun send-changes ()
  "Do at once what Eglot does when the user pauses."
  (eglot--signal-textDocument/didChange))

(defun edited (from to)
  "Write TO for FROM, and send it."
  (go-to from)
  (delete-char (length from))
  (insert to)
  (send-changes))

(defun step-typing ()
  "A finding goes and comes with the mistake."
  (edited "unifrom" "uniform")
  (check "typed right, it goes" (wait (lambda () (null (unknown-terms)))) (unknown-terms))
  (edited "uniform at" "unifrom at")
  (check "typed wrong again, it comes back" (wait #'unknown-terms)))

(defun step-quick-fix ()
  "The first fix of the finding is applied."
  (go-to "unifrom" 2)
  ;; Without this Eglot would open the menu of a mouse.
  (let ((offered nil) (last-nonmenu-event ?f))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (setq offered (all-completions "" choices))
                 (cl-find-if (lambda (it) (string-match-p "`uniform`" it)) offered))))
      (eglot-code-actions (point) nil nil t))
    (send-changes)
    (check "the quick fix writes the right term" (and (not (holds "unifrom")) (holds "uniform at")) offered))
  (check "and nothing else" (holds "\"甲方 👮 é\" { SRO must wear uniform at east-campus. }") (buffer-string))
  (check "after which the finding goes" (wait (lambda () (null (unknown-terms))))))

(defun step-hover ()
  "What is told about a term."
  (go-to "uniform at" 1)
  (let* ((found (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))
         (text (eglot--hover-info (plist-get found :contents) (plist-get found :range))))
    (check "hovering tells about a term" (and text (string-match-p "uniform" text)) text)))

(defun step-definition ()
  "From a use to the definition."
  (go-to "at east-campus" 5)
  (let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
    (go-to "define east-campus" (length "define "))
    (let ((place (and found (xref-location-marker (xref-item-location (car found))))))
      (check "a term leads to where it is given" (and place (= place (point))) (list found place (point))))))

(defun step-completion ()
  "What completion offers."
  (go-to "uniform at" 3)
  (let* ((capf (eglot-completion-at-point))
         (offered (all-completions (buffer-substring (nth 0 capf) (point)) (nth 2 capf))))
    (check "completion offers the term" (member "uniform" offered) (length offered))))

(defun step-formatting ()
  "The layout."
  (check "a line stands too far in" (holds "        SRO must not store"))
  (eglot-format-buffer)
  (send-changes)
  (check "formatting moves it" (holds "\n    SRO must not store") (buffer-string)))

(defun step-rename ()
  "A name is changed everywhere."
  (go-to "at east-campus" 5)
  (eglot-rename "north-campus")
  (check "renaming reaches the definition and all uses"
         (and (= (how-many "north-campus" (point-min)) 3) (not (holds "east-campus"))) (buffer-string)))

(defun step-pages ()
  "A page of the server, by the day that was set."
  (mou-verdicts)
  (let ((page (with-current-buffer "*moulint*" (buffer-string))))
    (check "the page of verdicts lists rules" (string-match-p "practice/" page) page)
    (check "the law of the day that was set counts" (string-match-p "2026-07-01" page) (substring page 0 80))))

(setq mou-server-command (list (getenv "MOULINT_BIN") "lsp")
      mou-settings '(:asOf "2026-07-01")
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)
(find-file (getenv "MOULINT_FILE"))
(dolist (step '(step-mode step-diagnostics step-typing step-quick-fix step-hover step-definition step-completion
                step-formatting step-rename step-pages))
  (condition-case problem
      (funcall step)
    (error (check (format "%s runs through" step) nil problem)))
  ;; Without findings there is nothing to go on with, and every wait would be in vain.
  (when (and failed (eq step 'step-diagnostics))
    (kill-emacs 1)))
(set-buffer-modified-p nil)
(ignore-errors (eglot-shutdown (eglot-current-server)))
(kill-emacs (if failed 1 0))

;;; session.el ends here
