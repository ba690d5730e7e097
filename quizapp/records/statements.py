"""The statements of the store, in the SQL that SQLite and PostgreSQL share.

What an answer is worth, and whether it is final, was decided when it was recorded (see `taking`): here it is only
read. "Last" is the row of an item with the highest step.
"""

#: Joins the last row of an item's log, if there is any.
_LAST = """
    left join answers x on x.attempt = i.attempt and x.position = i.position and x.step = (
        select max(step) from answers where attempt = i.attempt and position = i.position
    )
"""

ADD_LEARNER = "insert into learners (id, name, created) values (:id, :name, :now)"
RENAME_LEARNER = "update learners set name = :name where id = :id"
LEARNER = "select id, name from learners where id = :id"
LEARNERS = "select id, name from learners where name is not null order by lower(name), id"
#: A learner who is deleted leaves answers that belong to nobody, for the statistics of questions.
LEAVE_ANSWERS = "update attempts set learner = :nobody where learner = :id"
DELETE_LEARNER = "delete from learners where id = :id"
#: Guests of before `then` who never answered anything, with what they opened.
_IDLE_GUESTS = """
    select l.id from learners l where l.name is null and l.created < :then and not exists (
        select 1 from attempts a join answers x on x.attempt = a.id where a.learner = l.id
    )
"""
TIDY = (
    f"delete from items where attempt in (select id from attempts where learner in ({_IDLE_GUESTS}))",
    f"delete from attempts where learner in ({_IDLE_GUESTS})",
    f"delete from learners where id in ({_IDLE_GUESTS})",
)

PIN = "insert into revisions (digest, body) values (:digest, :body) on conflict do nothing"
REVISION = "select body from revisions where digest = :digest"
START = """
    insert into attempts (id, learner, quiz, title, mode, partial, tries, certain, started, discarded)
    values (:id, :learner, :quiz, :title, :mode, :partial, :tries, :certain, :now, :discarded)
    on conflict do nothing
"""
ASK = """
    insert into items (attempt, position, quiz, question, digest, layout, flagged)
    values (:attempt, :position, :quiz, :question, :digest, :layout, :flagged)
"""
SHEET = """
    select a.learner, a.quiz, a.title, a.mode, a.partial, a.tries, a.certain, a.started,
        i.position, i.quiz, i.question, i.digest, i.layout
    from attempts a join items i on i.attempt = a.id where a.id = :id order by i.position
"""
#: How an attempt of this learner's stands, from position `low` to `high`; no row if it is not theirs.
STANDING = f"""
    select a.finished, i.position, i.flagged,
        x.step, x.try, x.kind, x.response, x.fraction, x.words, x.parts, x.points, x.final, x.certainty, x.seconds
    from attempts a join items i on i.attempt = a.id {_LAST}
    where a.id = :id and a.learner = :learner and not a.discarded and i.position between :low and :high
"""
FLAG = "update items set flagged = :flagged where attempt = :id and position = :position"
FINISH = "update attempts set finished = :now, discarded = :discarded where id = :id and finished is null"
OPEN_OF_QUIZ = """
    select id from attempts
    where learner = :learner and quiz = :quiz and partial = :partial and finished is null
"""

#: PostgreSQL locks the attempt, so that its answers are recorded one after the other.
OPEN_TO_ANSWERS = "select 1 from attempts a where a.id = :id and a.finished is null"
#: With `seen`, only if nothing was recorded after that step: of two answers to one try, one is recorded.
ANSWER = """
    insert into answers (attempt, position, step, try, kind, response, fraction, words, parts, points, final,
        certainty, seconds, at)
    select :attempt, :position, latest + 1, :try, :kind, :response, :fraction, :words, :parts, :points, :final,
        :certainty, :seconds, :now
    from (
        select coalesce(max(step), 0) as latest from answers where attempt = :attempt and position = :position
    ) as log
    where latest = coalesce(cast(:seen as integer), latest)
"""
_NOT_FINAL = """
    select i.position from items i where i.attempt = :id and i.position between :low and :high
    and not exists (
        select 1 from answers x where x.attempt = i.attempt and x.position = i.position and x.final
    )
"""
#: Of the positions from `low` to `high` that wait for an answer the first, in practice and in a test.
FIRST_NOT_FINAL = f"{_NOT_FINAL} order by i.position limit 1"
FIRST_NOT_ANSWERED = f"""
    select i.position from items i {_LAST}
    where i.attempt = :id and i.position between :low and :high and coalesce(x.kind, '') <> 'answer'
    order by i.position limit 1
"""
#: Any of them. Who answers in order has the last ones left: looked at from the end, one is found at once.
ANY_NOT_FINAL = f"{_NOT_FINAL} order by i.position desc limit 1"
SECONDS = "select coalesce(sum(seconds), 0) from answers where attempt = :id"

OPEN = f"""
    select a.id, a.quiz, a.title, a.mode, a.partial,
        sum(case when x.kind in ('answer', 'reveal') then 1 else 0 end), count(*)
    from attempts a join items i on i.attempt = a.id {_LAST}
    where a.learner = :learner and a.finished is null
    group by a.id order by a.started desc
"""
_RESULT = f"""
    select a.id, a.title, a.mode, a.partial, a.started, coalesce(sum(x.points), 0), count(*)
    from attempts a join items i on i.attempt = a.id {_LAST}
    where a.learner = :learner and a.finished is not null and not a.discarded
"""
#: Of one quiz, whole attempts only, oldest first.
RESULTS = f"{_RESULT} and a.quiz = :quiz and not a.partial group by a.id order by a.started"
HISTORY = f"{_RESULT} group by a.id order by a.started desc limit :limit"

#: What tells a learner how right they were: in practice at once, in a test once it is handed in.
_TOLD = "(a.mode = 'practice' or (a.finished is not null and not a.discarded))"
LATEST = f"""
    select quiz, question, fraction from (
        select i.quiz, i.question, x.fraction,
            row_number() over (partition by i.quiz, i.question order by x.id desc) as age
        from attempts a join items i on i.attempt = a.id {_LAST}
        where a.learner = :learner and x.fraction is not null and {_TOLD}
    ) as told where age = 1
"""
#: In practice first tries alone: how sure somebody was before any feedback. In a test what was handed in.
CALIBRATION = f"""
    select y.certainty, y.fraction
    from attempts a join items i on i.attempt = a.id {_LAST}
    join answers y on y.attempt = x.attempt and y.position = x.position
        and y.step = case a.mode when 'practice' then 1 else x.step end
    where a.learner = :learner and a.id = coalesce(cast(:attempt as text), a.id)
        and y.certainty is not null and y.fraction is not null and {_TOLD}
"""
