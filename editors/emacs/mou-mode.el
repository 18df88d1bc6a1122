;;; mou-mode.el --- Agreements between schools and police, for moulint  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Colours, comments, indentation and an index for `.mou' files.  What needs the
;; language server is in mou-eglot.el.

;;; Code:

(require 'rx)

(defgroup mou nil
  "Agreements between schools and police."
  :group 'languages)

(defcustom mou-indent-offset 2
  "How many columns what stands in braces is moved to the right."
  :type 'integer
  :safe #'integerp)

(defface mou-quote '((t :inherit font-lock-doc-face))
  "Lines quoted from the signed paper.")

(defface mou-blank '((t :inherit font-lock-warning-face))
  "Places still to be filled in.")

(defvar mou-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    ;; A term is one symbol, hyphens included.
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?' "." table)
    table))

(defconst mou--modals
  '("must" "shall" "will" "may" "should" "need" "aspires" "aspire" "agrees" "agree" "seeks" "seek" "not" "only" "no"
    "solely" "if" "unless" "when" "except" "notwithstanding" "where"))

(defconst mou--small-words
  '("to" "from" "with" "without" "for" "about" "in" "at" "during" "on" "as" "of" "under" "by" "within" "before" "after"
    "per" "jointly" "subject" "than" "that" "until" "a" "an" "the" "every" "each" "all" "any" "some" "one" "least"
    "most" "exactly" "once" "twice" "and" "or" "other" "is" "are" "covers"))

(defconst mou--units
  '("minute" "minutes" "hour" "hours" "day" "days" "school-day" "school-days" "business-day" "business-days" "week"
    "weeks" "month" "months" "quarter" "quarters" "semester" "semesters" "school-year" "school-years" "year" "years"
    "time" "times" "percent" "dollar" "dollars" "promptly" "immediately" "timely" "as-soon-as-practicable" "regularly"
    "periodically"))

(defconst mou--line-words
  '("agreement" "template" "pack" "vocabulary" "section" "jurisdiction" "district" "agency" "signed" "amended" "renewed"
    "effective" "expires" "facts" "source" "status" "version" "edition" "verified" "applies" "authority" "assume" "rule"
    "cite" "in force" "binds" "evidence" "severity" "since" "preview" "given" "require" "recommend" "forbid" "reserve"
    "any of" "because" "note" "complies" "violates")
  "Words that mean something at the beginning of a line only.")

(defconst mou--statement-words '("define" "unmodelled" "required" "recommended" "optional")
  "Words that begin a statement, which goes on to its full stop.")

(defconst mou--kinds
  '("actor" "object" "record" "place" "occasion" "duty" "matter" "topic" "event" "condition" "capacity" "purpose" "fact"
    "action"))

(defconst mou--name "[[:alnum:]]+\\(?:-[[:alnum:]]+\\)*")

(defun mou--waiver-end ()
  "Where on the line at point a waiver ends."
  (save-excursion
    (if (re-search-forward "\\.\\(?:\\s-\\|$\\)" (line-end-position) t) (match-beginning 0) (line-end-position))))

(defvar mou-font-lock-keywords
  `((,(concat "^\\s-*\\(" mou--name "\\):\\(?:\\s-\\|$\\)") 1 font-lock-constant-face)
    (,(concat "^\\s-*\\(" (regexp-opt mou--kinds) "\\)\\s-+\\(" mou--name "\\)")
     (1 font-lock-keyword-face) (2 font-lock-variable-name-face))
    (,(concat "^\\s-*rule\\s-+\\(" mou--name "\\)") 1 font-lock-function-name-face)
    (,(concat "\\_<\\(waive\\)\\s-+\\(" mou--name "\\s-*/\\s-*" mou--name "\\)")
     (1 font-lock-keyword-face) (2 font-lock-function-name-face)
     ("\\_<\\(?:at\\|from\\|until\\|by\\|because\\)\\_>" (mou--waiver-end) nil (0 font-lock-keyword-face)))
    ;; The words are followed by what a subject of the same spelling is not followed by.
    (,(concat "^\\s-*\\(" (regexp-opt (append mou--line-words mou--statement-words)) "\\)"
              "\\_>\\(?:\\s-+\\(?:[\"_[:digit:][:upper:]{]\\|[[:lower:]-]+\\_>\\s-*\\(?:[\"{,.]\\|$\\)\\)\\|\\s-*[:{]\\|$\\)")
     1 font-lock-keyword-face)
    ("^\\s-*\\(draft\\)\\s-+\\(sure\\|likely\\|doubtful\\|stale\\)\\s-*:"
     (1 font-lock-keyword-face) (2 font-lock-constant-face))
    (,(concat "\\_<section\\s-+\\([[:alnum:].-]+\\)") 1 font-lock-type-face)
    (,(regexp-opt mou--modals 'symbols) . font-lock-keyword-face)
    (,(regexp-opt mou--small-words 'symbols) . font-lock-builtin-face)
    (,(regexp-opt mou--units 'symbols) . font-lock-type-face)
    ("\\_<[0-9]\\{4\\}-[0-9][0-9]-[0-9][0-9]\\_>" . font-lock-constant-face)
    ("___\"[^\"]*\"" 0 'mou-blank t)
    ("^\\s-*>.*$" 0 'mou-quote t))
  "What is coloured besides strings and comments.")

(defconst mou--syntax-propertize
  (syntax-propertize-rules
   ;; A quoted line is text: quotation marks and slashes in it begin nothing.
   ("^[ \t]*\\(>\\).*\\(\n\\|\\'\\)" (1 "!") (2 "!"))))

(defun mou-indent-line ()
  "Indent the line by its braces; the rest of a clause stands further in."
  (interactive)
  (let ((column (save-excursion (back-to-indentation) (mou--column)))
        (from-end (- (point-max) (point))))
    (indent-line-to (max 0 column))
    (when (> (- (point-max) from-end) (point))
      (goto-char (- (point-max) from-end)))))

(defun mou--column ()
  "The column of the line at point."
  (let* ((depth (car (syntax-ppss)))
         (closing (looking-at-p "}"))
         (column (* mou-indent-offset (if closing (max 0 (1- depth)) depth))))
    (if (and (not closing) (mou--continues-p)) (+ column (* 2 mou-indent-offset)) column)))

(defconst mou--line-start
  (concat "\\s-*\\(?:" (regexp-opt (append mou--line-words mou--kinds)) "\\_>\\|[>/}]\\|$\\)")
  "How a line begins that is no part of a clause.")

(defun mou--continues-p ()
  "Whether the line at point goes on with a clause of the line above."
  (and (> (car (syntax-ppss)) 0)
       (or (not (looking-at-p mou--line-start)) (mou--reason-of-waiver-p))
       (save-excursion
         (forward-comment (- (point-max)))
         (and (not (bobp))
              (not (memq (char-before) '(?. ?{ ?} ?:)))
              (progn (beginning-of-line)
                     (or (not (looking-at-p mou--line-start)) (mou--reason-of-waiver-p)))))))

(defun mou--reason-of-waiver-p ()
  "Whether the line at point gives the reason of a waiver, and not of a rule."
  (and (looking-at-p "\\s-*because\\_>")
       (save-excursion
         (beginning-of-line)
         (and (re-search-backward "^\\s-*\\(waive\\)\\_>\\|[.{}]\\s-*$\\|^\\s-*$" nil t)
              (match-beginning 1)))))

(defvar mou-imenu-expression
  `(("Sections" "^\\s-*section\\s-+\\([[:alnum:].-]+\\(?:\\s-+\"[^\"\n]*\"\\)?\\)" 1)
    ("Clauses" ,(concat "^\\s-*\\(" mou--name "\\):\\s-*$") 1)
    ("Rules" ,(concat "^\\s-*rule\\s-+\\(" mou--name "\\)") 1)
    ("Terms" ,(concat "^\\s-*" (regexp-opt mou--kinds t) "\\s-+\\(" mou--name "\\)") 2)))

;;;###autoload
(define-derived-mode mou-mode prog-mode "MOU"
  "Agreements between schools and police, and the rules they are checked by."
  (setq-local comment-start "// ")
  (setq-local comment-end "")
  (setq-local comment-start-skip "\\(?://+\\|/\\*+\\)\\s-*")
  (setq-local font-lock-defaults '(mou-font-lock-keywords))
  (setq-local syntax-propertize-function mou--syntax-propertize)
  (setq-local indent-line-function #'mou-indent-line)
  (setq-local indent-tabs-mode nil)
  (setq-local imenu-generic-expression mou-imenu-expression)
  (setq-local electric-indent-chars (append '(?}) electric-indent-chars)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.mou\\'" . mou-mode))

(provide 'mou-mode)
;;; mou-mode.el ends here
