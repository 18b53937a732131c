"""盘点 and 清点: a count is opened, entered by many, looked through, and closed as one act."""
