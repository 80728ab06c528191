-- What an alert is about in sentences for operators, for example what is wrong in the folder of the playbook; never a word of a person.
ALTER TABLE alerts ADD COLUMN details TEXT;
