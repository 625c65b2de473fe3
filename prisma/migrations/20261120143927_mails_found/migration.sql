-- CreateIndex
CREATE INDEX "mails_to_email_created_at_idx" ON "mails"("to_email", "created_at");

-- CreateIndex
CREATE INDEX "mails_template_created_at_idx" ON "mails"("template", "created_at");
