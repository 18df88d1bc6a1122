;;; mou-eglot.el --- The language server of moulint in Emacs  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1") (eglot "1.9"))
;; Keywords: languages
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; After (require 'mou-eglot), M-x eglot in a `.mou' file starts the server;
;; (add-hook 'mou-mode-hook #'eglot-ensure) does it always.

;;; Code:

(require 'mou-mode)
(require 'eglot)
(require 'jsonrpc)

(defcustom mou-server-command '("moulint" "lsp")
  "The language server and its arguments."
  :group 'mou
  :type '(repeat string))

(defcustom mou-settings nil
  "Settings of the server, as a property list such as (:asOf \"2026-07-01\")."
  :group 'mou
  :type 'plist
  :safe #'listp)

(defun mou--contact (&rest _)
  "How Eglot starts the server; settings go along from the first moment."
  (append mou-server-command (and mou-settings (list :initializationOptions mou-settings))))

(add-to-list 'eglot-server-programs '(mou-mode . mou--contact))

(defun mou--page (command &rest arguments)
  "Run COMMAND of the server with ARGUMENTS and show what comes of it."
  (let* ((server (or (eglot-current-server) (user-error "The server does not run here; M-x eglot starts it")))
         (result (jsonrpc-request server :workspace/executeCommand
                                  (list :command command :arguments (apply #'vector arguments))))
         (page (or (plist-get result :markdown) (plist-get result :summary))))
    (with-help-window "*moulint*"
      (princ page))))

(defun mou-verdicts ()
  "Show which rules the agreement in this buffer meets."
  (interactive)
  (mou--page "moulint.verdicts" (mou--uri)))

(defun mou-compare ()
  "Compare the agreement in this buffer with the nearest model of its state."
  (interactive)
  (mou--page "moulint.compare" (mou--uri)))

(defun mou-explain (rule)
  "Show what RULE asks, and by what law."
  (interactive (list (read-string "Rule or term: " (thing-at-point 'symbol))))
  (mou--page "moulint.explain" rule))

(defun mou--uri ()
  "The address of this buffer's file, as the server knows it."
  ;; Newer versions of Eglot have made the function public.
  (funcall (if (fboundp 'eglot-path-to-uri) 'eglot-path-to-uri 'eglot--path-to-uri) buffer-file-name))

(provide 'mou-eglot)
;;; mou-eglot.el ends here
