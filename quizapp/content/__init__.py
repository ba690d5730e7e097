"""What files hold: articles with their passages, quizzes, and the ten types of questions."""
