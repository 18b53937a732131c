import gc
import threading
import weakref
from contextlib import closing

from PySide6.QtCore import QObject

from desktop.ui.jobs import READ, Jobs


class Circle(QObject):
    """Something that only the collector can take apart; tells in which thread it died."""

    def __init__(self, died):
        super().__init__()
        self.own = self
        weakref.finalize(self, lambda: died.append(threading.current_thread().name))


def test_widgets_in_circles_die_in_the_thread_of_the_window(qtbot, jobs):
    died: list[str] = []
    done: list[int] = []
    Circle(died)

    def allocate():
        return len([[n] for n in range(200_000)])

    jobs.run(READ, allocate, owner=jobs, done=done.append)
    qtbot.waitUntil(lambda: done == [200_000])
    # The sweeper may have come by already; had the lane collected, its name would stand here.
    gc.collect()
    assert died == [threading.main_thread().name]


def test_the_timer_sweeps_what_has_gathered(qtbot, jobs):
    died: list[str] = []
    jobs.settle()
    Circle(died)
    kept = [[n] for n in range(2_000)]
    qtbot.waitUntil(lambda: len(died) == 1)
    assert len(kept) == 2_000


def test_what_a_start_loads_is_set_aside_when_it_is_over(qtbot, jobs):
    kept = [[n] for n in range(2_000)]
    assert gc.get_freeze_count() == 0
    assert not jobs._sweeper._timer.isActive()
    jobs.settle()
    assert gc.get_freeze_count() > len(kept)
    assert not any(young is kept for young in gc.get_objects())
    jobs.settle()  # twice is once
    assert jobs._sweeper._timer.isActive()


def test_without_lanes_python_collects_by_itself_again(qtbot):
    with closing(Jobs()):
        assert not gc.isenabled()
        gc.freeze()  # as the sweeper does when a start is over
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
